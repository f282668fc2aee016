/** The coloured copy of a text that lies under the plain editor's own: only the lines that differ are made anew. */
import type { Language } from '../../workspace/kinds';
import { type ColouredLine, type Colouring, colouredLines, type LineLook } from './coloured-lines';
import styles from './plain-editor.module.css';

export interface ColouredLayer {
  show(colouring: Colouring): void;
  /** Plain, and not seen. */
  hide(text: string): void;
}

export function createColouredLayer(layer: HTMLElement): ColouredLayer {
  let shown: readonly ColouredLine<HTMLElement>[] = [];
  let language: Language | undefined;

  return {
    show(colouring) {
      layer.style.visibility = '';
      if (language === undefined) layer.replaceChildren();
      const before = colouring.language === language ? shown : [];
      language = colouring.language;
      const next = colouredLines(colouring, before, lineElement);
      const kept = new Set(next.map(({ node }) => node));
      for (const { node } of shown) if (!kept.has(node)) node.remove();
      let place = layer.firstChild;
      for (const { node } of next) {
        if (node === place) place = node.nextSibling;
        else layer.insertBefore(node, place);
      }
      shown = next;
    },
    hide(text) {
      layer.style.visibility = 'hidden';
      layer.textContent = text;
      shown = [];
      language = undefined;
    },
  };
}

function lineElement(look: LineLook): HTMLElement {
  const line = document.createElement('span');
  line.className = [styles.line, look.isNow && styles.now, look.isLit && styles.lit].filter(Boolean).join(' ');
  line.append(...pieces(look));
  return line;
}

/** The tokens of one line, cut again where a problem begins or ends. */
function pieces({ text, tokens, strokes }: LineLook): readonly Node[] {
  return tokens.flatMap(({ start, kind }, index) => {
    const end = tokens[index + 1]?.start ?? text.length;
    const within = strokes.flatMap((stroke) => [stroke.start, stroke.end]).filter((cut) => cut > start && cut < end);
    const edges = [...new Set([start, ...within, end])].sort((a, b) => a - b);
    return edges.slice(0, -1).map((from, at) => {
      const to = edges[at + 1] ?? end;
      const hit = strokes.find((stroke) => stroke.start <= from && stroke.end >= to);
      const span = document.createElement('span');
      span.className = [styles[kind], hit && styles[hit.severity]].filter(Boolean).join(' ');
      span.textContent = text.slice(from, to);
      return span;
    });
  });
}
