/** What folders that were made to break something are written with. */
import type { ExitCode } from '../../../src/cli/exit-code';

/** What takes seconds to make is made where it is needed. */
type Content = string | Uint8Array | (() => Uint8Array);

export interface HostileFolder {
  readonly what: string;
  readonly files: Readonly<Record<string, Content>>;
  /** What `tick run` may end with. */
  readonly codes: readonly ExitCode[];
  /** It makes a message as long, which is told as it is. */
  readonly isLong?: boolean;
}

export const DATA = Array.from(
  { length: 60 },
  (_, i) => `cpu,host=h${i % 3} v=${i},n=${i}i,s="x${i}" ${1514764800 + i}000000000`,
).join('\n');
export const SCRIPT = "stream|from().measurement('cpu')|alert().crit(lambda: \"v\" > 40).log('/l')";
export const list = (n: number, part: (i: number) => string, between = '') =>
  Array.from({ length: n }, (_, i) => part(i)).join(between);
export const nested = (n: number, open: string, inner: string, close: string) =>
  open.repeat(n) + inner + close.repeat(n);
/** Three points over a century. */
export const FAR = 'cpu v=1 1000000000\ncpu v=2 1514764800000000000\ncpu v=3 4102444800000000000';
export const script = (text: string, points = DATA) => ({ 'a.tick': text, 'data.lp': points });
export const stream = (nodes: string) => script(`stream|from().measurement('cpu')${nodes}|log()`);
export const data = (name: string, content: Content) => ({ 'a.tick': SCRIPT, [name]: content });
export const beside = (name: string, content: Content) => ({
  'a.tick': SCRIPT,
  'data.lp': DATA,
  [name]: content,
});
export const where = (condition: string) => script(`stream|from()|where(lambda: ${condition})|log()`);
export const message = (text: string) =>
  script(`stream|from()|alert().crit(lambda: TRUE).message('${text}').log('/l')`);
export const windowed = (node: string) => script(`stream|from()|window().period(1m).every(10s)|${node}|log()`);
export const query = (text: string) => script(`batch|query('${text}').period(1m).every(1m)|log()`);
export const ALL = 'SELECT v FROM telegraf.autogen.cpu';
export const asked = (text: string, rest: string) => script(`batch|query('${text}')${rest}|log()`);
export const asking = (when: string) => script(`batch|query('${ALL}').period(1m).${when}|log()`);
export const ANY: readonly ExitCode[] = [0, 1];
export const REFUSED: readonly ExitCode[] = [1];
export const STOPPED: readonly ExitCode[] = [1, 3];
/** Where nothing is refused for certain, and what runs may have no end of its own. */
export const RUN: readonly ExitCode[] = [0, 1, 3];

export type Row = readonly [what: string, files: HostileFolder['files'], codes?: readonly ExitCode[], isLong?: boolean];
