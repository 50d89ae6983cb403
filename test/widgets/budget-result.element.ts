import type { Budget } from '../../contract/budget.schema.js';
import { addStyles } from '../../widgets/core/element.js';
import { html, LitElement } from '../../widgets/core/lit.js';
import { theme } from '../../widgets/core/theme.styles.js';
import { lazy, type Lazy } from '../../widgets/core/lazy.js';

const result = lazy(() => import('../../widgets/budget-allocator/result/result.js'));

/** A budget of which only the result is there. */
class ResultBench extends LitElement {
  static override styles = [theme];
  static override properties = { budget: {} };
  declare budget: Budget | undefined;
  private readonly _open = new Set<string>();

  private _part<T extends object>(part: Lazy<T>): T | undefined {
    const { now } = part;
    if (now) addStyles(ResultBench as never, now, this.shadowRoot!);
    else void part.load().then(() => this.requestUpdate());
    return now;
  }

  private _details(name: string, summary: unknown, inside: () => unknown) {
    const toggle = (event: Event) => {
      if ((event.target as HTMLDetailsElement).open) this._open.add(name);
      this.requestUpdate();
    };
    return html`<details @toggle=${toggle}>
      <summary>${summary}</summary>
      ${this._open.has(name) ? inside() : ''}
    </details>`;
  }

  override render() {
    if (!this.budget) return '';
    return this._part(result)?.resultView(
      {
        language: document.documentElement.lang,
        server: location.origin,
        level: 2,
        part: (part) => this._part(part),
        details: (name, summary, inside) => this._details(name, summary, inside),
      },
      this.budget,
    );
  }
}

customElements.define('result-bench', ResultBench);
