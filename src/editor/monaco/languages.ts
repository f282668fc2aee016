/** Our languages in Monaco: the highlighter of the plain editor, line by line. */
import type { Language } from '../../workspace/kinds';
import { highlightLine, type LineState } from '../highlight';
import { monaco } from './bundle';

const LANGUAGES: readonly Exclude<Language, 'plain'>[] = ['tickscript', 'line-protocol', 'toml', 'yaml', 'json'];

class State implements monaco.languages.IState {
  constructor(readonly line: LineState) {}
  clone(): State {
    return this;
  }
  equals(other: monaco.languages.IState): boolean {
    return other instanceof State && other.line === this.line;
  }
}

let registered = false;

export function registerLanguages(): void {
  if (registered) return;
  registered = true;
  for (const id of LANGUAGES) {
    monaco.languages.register({ id });
    monaco.languages.setTokensProvider(id, {
      getInitialState: () => new State('start'),
      tokenize: (line, state) => {
        const result = highlightLine(id, line, state instanceof State ? state.line : 'start');
        return {
          tokens: result.tokens.map(({ start, kind }) => ({ startIndex: start, scopes: kind })),
          endState: new State(result.state),
        };
      },
    });
  }
  monaco.languages.setLanguageConfiguration('tickscript', {
    comments: { lineComment: '//' },
    brackets: [
      ['(', ')'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '(', close: ')' },
      { open: '[', close: ']' },
      { open: "'", close: "'", notIn: ['string', 'reference', 'comment'] },
      { open: '"', close: '"', notIn: ['string', 'reference', 'comment'] },
    ],
  });
  monaco.languages.setLanguageConfiguration('toml', { comments: { lineComment: '#' } });
  monaco.languages.setLanguageConfiguration('yaml', { comments: { lineComment: '#' } });
  monaco.languages.setLanguageConfiguration('line-protocol', { comments: { lineComment: '#' } });
}
