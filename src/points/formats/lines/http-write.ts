/** Requests that write points, as a capture or a log of a proxy shows them: `POST /write?db=d HTTP/1.1`, heads, a blank line, lines. */
import type { DataFormat } from '../format';
import { isPointLine } from '../sample';
import { eachLine } from '../text-lines';
import { aboutAddress } from './about-address';
import { type CutLine, readCutLines } from './marked-lines';

const REQUEST = /^\s*(?:[>*] )?(?:POST|PUT) (\S*\/write\S*)(?: HTTP\/[\d.]+)?\s*$/;
const HEAD = /^\s*(?:[<>*] )?[A-Za-z][\w-]*: ?.*$/;
const OTHER = /^\s*(?:[<*] )?(?:HTTP\/[\d.]+ \d+|(?:GET|POST|PUT|DELETE|HEAD|PATCH) \/)/;

/** Heads of requests and answers, and the words of curl. */
function isAround(line: string, isOther: boolean, isHead: boolean): boolean {
  return (isOther || isHead) && HEAD.test(line) && !isPointLine(line);
}

export const HTTP_WRITE: DataFormat = {
  id: 'http-write',
  title: 'requests that write points (HTTP)',
  recognises: ({ lines }) => lines.some((line) => REQUEST.test(line)) && lines.some(isPointLine),
  read: (text, sheet) => {
    const cut: CutLine[] = [];
    let address: string | undefined;
    let isHead = false;
    let isOther = false;
    for (const { text: line, start, end } of eachLine(text)) {
      const written = REQUEST.exec(line)?.[1];
      const other = written === undefined && OTHER.test(line);
      if (written !== undefined || other || isAround(line, isOther, isHead)) sheet.frame(start, end);
      if (written !== undefined) [address, isHead, isOther] = [written, true, false];
      else if (other) [address, isOther] = [undefined, true];
      else if (isHead && line.trim() === '') isHead = false;
      else if (address === undefined || line.trim() === '' || isAround(line, false, isHead)) continue;
      // The size of a piece, where the body was sent in pieces.
      else if (!/^[0-9a-f]{1,8}$/i.test(line.trim())) {
        isHead = false;
        cut.push({ text: line, start, end, ...aboutAddress(address) });
      }
    }
    readCutLines(cut, sheet);
  },
};
