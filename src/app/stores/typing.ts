import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js';
import type { Problem } from '../../problems/problem';
import { isUnwritten, type Typed, typedAt } from '../model/typing';
import type { FileStore } from './files';

/** Milliseconds after the last letter until a name counts as written. */
const PAUSE = 1500;

export interface Typing {
  /** Without those about the name that is being typed. */
  readonly problems: Accessor<readonly Problem[]>;
  /** Someone typed in a file; to be told before the file has the new text. */
  wrote(file: string, text: string): void;
}

export function createTyping(files: FileStore, problems: Accessor<readonly Problem[]>): Typing {
  const [typed, setTyped] = createSignal<Typed>();
  let pause: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(pause));
  return {
    problems: createMemo(() => {
      const at = typed();
      if (at === undefined) return problems();
      const text = files.text(at.file);
      return problems().filter((problem) => !isUnwritten(problem, at, text));
    }),
    wrote(file, text) {
      clearTimeout(pause);
      setTyped(typedAt(file, files.text(file), text));
      pause = setTimeout(() => setTyped(undefined), PAUSE);
    },
  };
}
