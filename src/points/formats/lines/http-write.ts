/** Requests that write points, as a capture or a log of a proxy shows them: `POST /write?db=d HTTP/1.1`, heads, a blank line, lines. */
import type { DataFormat } from '../format';
import { isPointLine } from '../sample';
import { eachLine } from '../text-lines';
import { aboutAddress } from './about-address';
import { type CutLine, readCutLines } from './marked-lines';

const REQUEST = /^\s*(?:[>*] )?(?:POST|PUT) (\S*\/write\S*)(?: HTTP\/[\d.]+)?\s*$/;
const HEAD = /^\s*(?:[>*] )?[\w-]+: ?.*$/;
const OTHER = /^\s*(?:[<*] )?(?:HTTP\/[\d.]+ \d+|(?:GET|POST|PUT|DELETE|HEAD|PATCH) \/)/;

export const HTTP_WRITE: DataFormat = {
  id: 'http-write',
  title: 'requests that write points (HTTP)',
  recognises: ({ lines }) => lines.some((line) => REQUEST.test(line)) && lines.some(isPointLine),
  read: (text, sheet) => {
    const cut: CutLine[] = [];
    let address: string | undefined;
    let isHead = true;
    for (const { text: line, start, end } of eachLine(text)) {
      const written = REQUEST.exec(line)?.[1];
      if (written !== undefined) [address, isHead] = [written, true];
      else if (OTHER.test(line)) address = undefined;
      else if (isHead && line.trim() === '') isHead = false;
      else if (address === undefined || line.trim() === '' || (isHead && HEAD.test(line) && !isPointLine(line)))
        continue;
      // The size of a piece, where the body was sent in pieces.
      else if (!/^[0-9a-f]{1,8}$/i.test(line.trim())) {
        isHead = false;
        cut.push({ text: line, start, end, ...aboutAddress(address) });
      }
    }
    readCutLines(cut, sheet);
  },
};
