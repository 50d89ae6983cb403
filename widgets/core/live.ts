/** Listens to one Server-Sent Events stream: waits longer after each failure, rests while the page is hidden. */
export class Live<T> {
  private readonly _url: string;
  private readonly _event: string;
  private readonly _tell: (value: T) => void;
  private _source?: EventSource | undefined;
  private _timer?: ReturnType<typeof setTimeout>;
  private _wait = 1000;

  constructor(url: string, event: string, tell: (value: T) => void) {
    this._url = url;
    this._event = event;
    this._tell = tell;
    document.addEventListener('visibilitychange', this._turn);
    this._turn();
  }

  /** Ends it for good. */
  stop() {
    document.removeEventListener('visibilitychange', this._turn);
    this._rest();
  }

  private readonly _turn = () => {
    if (document.hidden) this._rest();
    else if (!this._source) this._listen();
  };

  private _rest() {
    clearTimeout(this._timer);
    this._source?.close();
    this._source = undefined;
  }

  private _listen() {
    const source = (this._source = new EventSource(this._url));
    source.addEventListener('open', () => (this._wait = 1000));
    source.addEventListener(this._event, (event) =>
      this._tell(JSON.parse((event as MessageEvent<string>).data) as T),
    );
    source.addEventListener('error', () => {
      this._rest();
      this._timer = setTimeout(this._turn, this._wait * (1 + Math.random()));
      this._wait = Math.min(this._wait * 2, 60_000);
    });
  }
}
