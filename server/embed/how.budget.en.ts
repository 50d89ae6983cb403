import { html } from './render.js';

/** How a budget is counted, in English, with an example that anyone can follow. */
export const budgetEn = html`<h2>A neighbourhood budget: how we divide the money</h2>
  <p>
    In a neighbourhood budget you choose projects that cost money. Each budget says beforehand how it will be
    counted. Two ways are used most.
  </p>
  <h3>Simple counting (greedy)</h3>
  <p>
    The project with the most votes wins. Then the next that still fits, until the money is gone. That is easy
    to explain. But one group can take everything: if half of the people vote for the same expensive projects,
    nothing is left for the other half.
  </p>
  <h3>Equal Shares</h3>
  <p>
    In thought we divide the money over all voters, the same for everyone. A project wins if the people who
    voted for it can pay for it together from their share. Each of them pays the same. Who has less left puts
    in all that is left. We always begin with the project where each euro has the most support. This is the
    Method of Equal Shares.
  </p>
  <h3>An example</h3>
  <p>There is €&nbsp;600 and there are six voters. In thought everyone gets €&nbsp;100.</p>
  <div class="scroll" role="region" tabindex="0" aria-label="Example of Equal Shares">
    <table>
      <thead>
        <tr>
          <th scope="col">Project</th>
          <th scope="col">Cost</th>
          <th scope="col">Who voted for it</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Climbing frame</th>
          <td>€&nbsp;320</td>
          <td>Anna, Bram, Chaima and Daan</td>
        </tr>
        <tr>
          <th scope="row">Football goal</th>
          <td>€&nbsp;240</td>
          <td>Anna, Bram and Chaima</td>
        </tr>
        <tr>
          <th scope="row">Vegetable garden</th>
          <td>€&nbsp;180</td>
          <td>Els and Fatih</td>
        </tr>
      </tbody>
    </table>
  </div>
  <ol>
    <li>
      The climbing frame comes first: four people voted for it. They pay €&nbsp;80 each. They have €&nbsp;20
      left each.
    </li>
    <li>
      The football goal costs €&nbsp;240. Anna, Bram and Chaima have €&nbsp;60 left together. That is
      €&nbsp;180 too little. The goal drops out.
    </li>
    <li>The garden costs €&nbsp;180. Els and Fatih pay €&nbsp;90 each. The garden wins.</li>
  </ol>
  <p>
    In simple counting the climbing frame and the football goal would have won. Then Els and Fatih would have
    got nothing.
  </p>
  <h3>Money is left</h3>
  <p>
    In the example €&nbsp;100 is left. So we often count again as if everyone had a little more: first one
    amount more, then two, and so on. That goes on as long as the chosen projects fit the budget together. The
    last count that fits holds. This is called add1. Sometimes we then add what still fits, by votes. The rule
    of the budget says which way it is.
  </p>
  <h3>Equal projects</h3>
  <p>
    Are projects equally good? Then the cheapest goes first. If they cost the same, the one with the most
    votes goes first. If that is equal too, we draw. The result says where a tie decided.
  </p>
  <h3>On paper or with help</h3>
  <p>
    Votes on paper and votes with help weigh the same as votes online. Each paper ballot has a number that
    counts once. A second member of staff checks what the first typed. The result says how many people voted
    online, with help and on paper.
  </p>
  <h3>Recount it yourself</h3>
  <p>
    On <a href="/recount?lang=en">the recount page</a> you count a budget yourself, step by step. You also see
    what groups of voters had left. We count with whole cents and fractions, without rounding. So everyone
    gets exactly the same result.
  </p>`;
