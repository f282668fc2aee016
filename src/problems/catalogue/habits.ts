/** What comes from other languages and from other programs: the parser of TICKscript does not read it. */
import { entries } from './entry';

const CPU = "stream\n    |from()\n        .measurement('cpu')\n";

export const HABITS = entries({
  'other-language': {
    severity: 'error',
    title: 'A script in another language',
    why: 'The whole file is InfluxQL, Flux, PromQL, YAML, TOML, JSON, line protocol, a log, a command or a program in another language, as far as its beginning shows. Only this is said of it, once, with where such a thing goes: a query of InfluxQL into a batch task, for example.',
    before: 'SELECT mean("usage") FROM "telegraf"."autogen"."cpu"\n',
    after:
      'batch\n    |query(\'SELECT mean("usage") FROM "telegraf"."autogen"."cpu"\')\n        .period(10m)\n        .every(10m)\n',
  },
  'pasted-along': {
    severity: 'error',
    title: 'A script with something around it',
    why: 'The script was copied with what a page or a program puts around it: numbers or signs in front of the lines, what `kapacitor show` prints, the JSON of a task, `\\n` for the line ends, `&quot;` for quotes. One *Fix* takes it all away.',
    before: "> stream\n>     |from()\n>         .measurement('cpu')\n",
    after: CPU,
  },
  typographic: {
    severity: 'error',
    title: 'Quotes or dashes of a word processor',
    why: 'Web pages, chats and word processors turn `\'`, `"` and `-` into signs that look better and mean nothing to a program. A text stands in `\'`, a name of a field or tag in `"`. One *Fix* mends the whole file; texts within plain quotes and comments keep their signs.',
    before: 'stream\n    |from()\n        .measurement(‘cpu’)\n',
    after: CPU,
  },
  'invisible-character': {
    severity: 'warning',
    title: 'An invisible character',
    why: 'Zero-width spaces and the like come along when text is copied from web pages. They are characters all the same: a name that holds one is another name, and outside of quotes Kapacitor refuses the script. Joiners between letters that are no ASCII are left alone, because some writings need them.',
    before: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "usage\u200b" > 1.0)\n',
    after: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "usage" > 1.0)\n',
  },
  'windows-lines': {
    severity: 'info',
    title: 'Windows line ends in a text',
    why: 'Kapacitor reads scripts with Windows line ends. A text over several lines holds them too, and a carriage return is sent with each line of the message.',
    before:
      "stream\r\n    |from()\r\n    |alert()\r\n        .crit(lambda: TRUE)\r\n        .message('one\r\ntwo')\r\n",
    after: "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .message('one\ntwo')\n",
  },
  'left-out': {
    severity: 'error',
    title: 'Three dots for something left out',
    why: 'Documentation writes `…` or `...` where something is left out. A script needs what stands there.',
    before: 'stream\n    |from()\n        .measurement(...)\n',
    after: CPU,
  },
  semicolon: {
    severity: 'error',
    title: 'A semicolon',
    why: 'Statements of TICKscript end by themselves, where the next one begins. There is no `;`.',
    before: "stream\n    |from()\n        .measurement('cpu');\n",
    after: CPU,
  },
  'line-continuation': {
    severity: 'error',
    title: 'A backslash at the end of a line',
    why: 'Line ends mean nothing in TICKscript: a statement goes on by itself.',
    before: "stream \\\n    |from()\n        .measurement('cpu')\n",
    after: CPU,
  },
  'foreign-sign': {
    severity: 'error',
    title: 'A sign that TICKscript does not have',
    why: 'There are no blocks in braces, no `$` in front of names and no operator `^`.',
    before: "stream\n    |from()\n        .measurement('cpu')\n}\n",
    after: CPU,
  },
  'foreign-quotes': {
    severity: 'error',
    title: 'A text in backticks',
    why: 'A text stands in single quotes, or in three of them if it holds quotes itself.',
    before: 'stream\n    |from()\n        .measurement(`cpu`)\n',
    after: CPU,
  },
  'foreign-operator': {
    severity: 'error',
    title: 'An operator of another language',
    why: 'Unequal is `!=`, a pattern is matched with `=~ /…/`, and a list of values is compared one by one, joined with `OR`.',
    before: 'stream\n    |from()\n        .where(lambda: "host" <> \'a\')\n',
    after: 'stream\n    |from()\n        .where(lambda: "host" != \'a\')\n',
  },
  conditional: {
    severity: 'error',
    title: 'if … then … else, or ? :',
    why: 'A choice is a function of lambdas: `if(condition, a, b)`. Both values have to be of one type.',
    before: 'stream\n    |from()\n    |eval(lambda: "n" > 1 ? 1 : 0)\n        .as(\'x\')\n',
    after: 'stream\n    |from()\n    |eval(lambda: if("n" > 1, 1, 0))\n        .as(\'x\')\n',
  },
  'named-argument': {
    severity: 'error',
    title: 'An argument with a name',
    why: 'Arguments are told apart by their place. What has a name is a property, `.period(10s)`.',
    before: 'stream\n    |from()\n    |sample(rate: 10s)\n',
    after: 'stream\n    |from()\n    |sample(10s)\n',
  },
  'missing-comma': {
    severity: 'error',
    title: 'No comma between two arguments',
    why: 'Arguments are separated by commas.',
    before: "stream\n    |from()\n        .groupBy('host' 'dc')\n",
    after: "stream\n    |from()\n        .groupBy('host', 'dc')\n",
  },
  'extra-parenthesis': {
    severity: 'error',
    title: 'A parenthesis that closes nothing',
    why: 'Nothing is open that it could close.',
    before: "stream\n    |from()\n        .measurement('cpu'))\n",
    after: CPU,
  },
  'extra-comma': {
    severity: 'error',
    title: 'A comma with nothing in front of it',
    why: 'Between two commas, and in front of the first, an argument would have to stand. Behind the last one a comma may.',
    before: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host',, 'dc')\n",
    after: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host', 'dc')\n",
  },
  'missing-operator': {
    severity: 'error',
    title: 'No operator between two values',
    why: 'In an expression two values stand side by side: an operator between them was left out.',
    before: 'stream\n    |from()\n        .where(lambda: "n" > 1 "m" > 2)\n',
    after: 'stream\n    |from()\n        .where(lambda: "n" > 1 AND "m" > 2)\n',
  },
  'var-without-value': {
    severity: 'error',
    title: 'var x = with nothing behind it',
    why: 'A value has to follow. Kapacitor reads on and complains of the next statement, or of the end.',
    before: "var x =\n\nvar name = 'cpu'\n\nstream\n    |from()\n        .measurement(name)\n",
    after: "var name = 'cpu'\n\nstream\n    |from()\n        .measurement(name)\n",
  },
  assignment: {
    severity: 'error',
    title: 'var x == value',
    why: 'A var gets its value with one `=`; two of them compare.',
    before: "var name == 'cpu'\nstream\n    |from()\n        .measurement(name)\n",
    after: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)\n",
  },
  'taken-word': {
    severity: 'error',
    title: 'A word of the language as a name',
    why: '`var`, `dbrp`, `lambda`, `AND`, `OR`, `TRUE` and `FALSE` mean something else already, so no var can be called so.',
    before: "var dbrp = 'telegraf'\nstream\n    |from()\n        .database(dbrp)\n",
    after: "var db = 'telegraf'\nstream\n    |from()\n        .database(db)\n",
  },
  apostrophe: {
    severity: 'error',
    title: 'An apostrophe in a text',
    why: "A single quote ends a text. Within one it is written `\\'`, or the text stands in three quotes.",
    before: "stream\n    |from()\n    |alert()\n        .message('it's slow')\n        .crit(lambda: TRUE)\n",
    after: "stream\n    |from()\n    |alert()\n        .message('it\\'s slow')\n        .crit(lambda: TRUE)\n",
  },
  'template-braces': {
    severity: 'warning',
    title: 'Single braces in a message',
    why: 'A message is a template of Go: its parts stand in double braces, `{{ .Level }}`. In single ones they are text that is sent as it is. It is said of names that a template has, or that are a tag or field here.',
    before: "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .message('{level} of {id}')\n",
    after:
      "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .message('{{ .Level }} of {{ .ID }}')\n",
  },
});
