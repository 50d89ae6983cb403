import { css } from '../../core/lit.js';

/** What the list of all projects in a result adds. */
export const styles = css`
  .all {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .all > li {
    padding-block: 12px;
    border-block-end: 1px solid var(--_line);
  }
  .verdict {
    font-weight: 700;
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }
  .filter legend {
    margin: 0;
  }
  .filter label {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 44px;
    cursor: pointer;
  }
  .filter input {
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }
  .filter:has([value='won']:checked) + .all .not,
  .filter:has([value='not']:checked) + .all .won {
    display: none;
  }
  @media print {
    .all > li {
      break-inside: avoid;
    }
  }
`;
