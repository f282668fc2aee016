/** What the nodes of a task want of its points, followed from its sources to its alerts. */
import { variablesIn } from '../../influxql/expression/variables';
import type { SelectStatement } from '../../influxql/syntax/ast';
import { parseInfluxQL } from '../../influxql/syntax/parse';
import type { PipelineNode } from '../../nodes/node';
import { STANDARD } from '../../points/recipe/recipe';
import type { Expression } from '../../tickscript/ast';
import { everyExpression } from '../../tickscript/walk';
import { type Dbrp, DEFAULT_DBRP } from '../../workspace/case-file';
import { type Columns, LeafTable, withNames } from './columns';
import { addCondition, leavesIn } from './conditions';
import { addInfluxCondition, textNames } from './names';
import {
  dimensionsOption,
  expressionOption,
  intOption,
  lambdaOption,
  lambdasOption,
  textOption,
  textsOption,
} from './node-options';
import type { FieldMode, Wish, Wishes } from './wish';

/** What is known behind a node. */
interface Behind {
  /** One for each way that points come; all but `union` have one. */
  readonly columns: readonly Columns[];
  readonly wishes: readonly Wish[];
  /** Nanoseconds that a batch covers; 0: it is not known. */
  readonly window: bigint;
}

const NOTHING: Behind = { columns: [], wishes: [], window: 0n };
const LEVELS = ['crit', 'warn', 'info', 'critReset', 'warnReset', 'infoReset'];
/** Functions whose result is as large as the values that they are of. */
const LIKE_VALUES = new Set([
  'mean',
  'median',
  'mode',
  'min',
  'max',
  'first',
  'last',
  'percentile',
  'top',
  'bottom',
  'distinct',
  'sample',
  'movingAverage',
]);
/** Functions of the time of day. */
const CLOCK = new Set(['hour', 'minute', 'weekday', 'day', 'month', 'year']);
const NS = 1e9;

export function addTaskWishes(nodes: readonly PipelineNode[], dbrps: readonly Dbrp[], wishes: Wishes): void {
  const walk = new Walk(dbrps, wishes);
  for (const node of nodes) walk.enter(node);
}

function secondsOf(mode: FieldMode, window: bigint): number | undefined {
  return mode === 'sum' ? Number(window) / NS : undefined;
}

class Walk {
  readonly #behind = new Map<PipelineNode, Behind>();
  readonly #table = new LeafTable();
  /** Nanoseconds of one, by the names of fields that count how long something was so. */
  readonly #states = new Map<string, bigint>();

  constructor(
    private readonly dbrps: readonly Dbrp[],
    private readonly wishes: Wishes,
  ) {}

  enter(node: PipelineNode): void {
    const parents = node.parents.map((parent) => this.#behind.get(parent) ?? NOTHING);
    this.#behind.set(node, this.#behindOf(node, parents));
  }

  #behindOf(node: PipelineNode, parents: readonly Behind[]): Behind {
    const [parent = NOTHING] = parents;
    const { method } = node.definition;
    switch (method) {
      case 'from':
        return this.#from(node);
      case 'query':
        return this.#query(node);
      case 'stats':
        return this.#stats(node);
      case 'join':
        return this.#join(node, parents);
      case 'union':
        return {
          columns: parents.flatMap(({ columns }) => columns),
          wishes: parents.flatMap(({ wishes }) => wishes),
          window: parent.window,
        };
      case 'eval':
        return this.#eval(node, parent);
      case 'groupBy':
        for (const wish of parent.wishes) wish.group(dimensionsOption(node, 'dimensions'));
        return parent;
      case 'window':
        this.wishes.lasts(intOption(node, 'period'), intOption(node, 'every'));
        return { ...parent, window: intOption(node, 'period') };
      case 'shift':
        this.wishes.lasts(intOption(node, 'shift'));
        return parent;
      case 'barrier':
        this.#isMissed(parent, intOption(node, 'idle'));
        return parent;
      case 'where':
        this.#conditions([lambdaOption(node, 'lambda')], parent);
        return parent;
      case 'stateDuration':
      case 'stateCount':
        this.#conditions([lambdaOption(node, 'lambda')], parent);
        return this.#state(node, parent, method === 'stateDuration' ? intOption(node, 'unit') : 0n);
      case 'alert':
        this.#conditions(
          LEVELS.map((level) => lambdaOption(node, level)),
          parent,
        );
        return parent;
      case 'derivative':
        return this.#rate(node, parent, Number(intOption(node, 'unit')) / NS || 1);
      default:
        return node.definition.goType === '*pipeline.InfluxQLNode' ? this.#reduced(node, parent) : parent;
    }
  }

  #from(node: PipelineNode): Behind {
    const wish = this.#wish(
      textOption(node, 'database'),
      textOption(node, 'retentionPolicy'),
      textOption(node, 'measurement') || 'cpu',
    );
    wish.group(dimensionsOption(node, 'groupBy'));
    const behind = this.#source(wish);
    const where = expressionOption(node, 'where');
    if (where !== undefined) {
      // What a source is filtered by are tags.
      for (const name of textNames(where)) wish.tag(name);
      this.#condition(where, behind);
    }
    return behind;
  }

  /** What is not said is the task's. */
  #wish(database: string, retentionPolicy: string, measurement: string): Wish {
    const [own = DEFAULT_DBRP] = this.dbrps;
    return this.wishes.of(database || own.database, retentionPolicy || own.retentionPolicy, measurement);
  }

  #source(wish: Wish): Behind {
    return { columns: [(name) => this.#plain(wish, name)], wishes: [wish], window: 0n };
  }

  #plain(wish: Wish, name: string): Expression | undefined {
    return name === 'time' ? undefined : this.#table.leaf(wish, name, 'value');
  }

  #query(node: PipelineNode): Behind {
    const period = intOption(node, 'period');
    this.wishes.lasts(period, intOption(node, 'every'));
    const parsed = parseInfluxQL(textOption(node, 'query'));
    const statement = parsed.ok ? parsed.statements.find(({ kind }) => kind === 'select') : undefined;
    if (statement?.kind !== 'select') return NOTHING;
    const dimensions = dimensionsOption(node, 'dimensions');
    const behind = statement.sources.flatMap((source) => {
      if (source.kind !== 'measurement' || source.name === '') return [];
      const wish = this.#wish(source.database, source.retentionPolicy, source.name);
      // Kapacitor puts its own in place of the query's.
      wish.group(dimensions);
      if (statement.condition !== undefined) addInfluxCondition(statement.condition, wish);
      return [{ wish, columns: this.#selected(statement, wish, period) }];
    });
    return { columns: behind.map(({ columns }) => columns), wishes: behind.map(({ wish }) => wish), window: period };
  }

  #selected({ fields }: SelectStatement, wish: Wish, period: bigint): Columns {
    const named = new Map<string, Expression>();
    for (const { expression, alias } of fields) {
      const names = variablesIn(expression).map(({ name }) => name);
      for (const name of names) wish.field(name);
      const [field] = names;
      if (field === undefined) continue;
      const call = expression.kind === 'call' ? expression.name : undefined;
      const mode = expression.kind === 'variable' ? 'value' : this.#modeOf(call ?? '', [wish], period);
      const name = alias || call || field;
      named.set(name, this.#table.leaf(wish, field, mode, secondsOf(mode, period)));
    }
    return (name) => named.get(name) ?? this.#plain(wish, name);
  }

  #stats(node: PipelineNode): Behind {
    const { receiver } = node;
    const from = receiver === undefined ? NOTHING : (this.#behind.get(receiver) ?? NOTHING);
    this.#isMissed(from, intOption(node, 'interval'));
    return { columns: [() => undefined], wishes: from.wishes, window: 0n };
  }

  #isMissed({ wishes }: Behind, interval: bigint): void {
    if (interval <= 0n) return;
    this.wishes.lasts(interval);
    for (const wish of wishes) wish.misses(interval);
  }

  #join(node: PipelineNode, parents: readonly Behind[]): Behind {
    const columns: Columns = (name) => {
      const [origin = { parent: 0, field: name }] = node.origins(name);
      return 'parent' in origin ? parents[origin.parent]?.columns[0]?.(origin.field) : undefined;
    };
    return { columns: [columns], wishes: parents.flatMap(({ wishes }) => wishes), window: parents[0]?.window ?? 0n };
  }

  #eval(node: PipelineNode, parent: Behind): Behind {
    const names = textsOption(node, 'as');
    const lambdas = lambdasOption(node, 'lambdas');
    return {
      ...parent,
      columns: parent.columns.map((before): Columns => {
        const made = new Map<string, Expression>();
        const columns: Columns = (name) => made.get(name) ?? before(name);
        for (const [i, { expression }] of lambdas.entries()) {
          const resolved = withNames(expression, columns);
          this.#touch(resolved);
          made.set(names[i] ?? '', resolved);
        }
        return columns;
      }),
    };
  }

  #reduced(node: PipelineNode, parent: Behind): Behind {
    const mode = this.#modeOf(textOption(node, 'method'), parent.wishes, parent.window);
    return this.#computed(node, parent, textOption(node, 'field'), mode, secondsOf(mode, parent.window));
  }

  /** Only a gap makes less of what is counted. */
  #modeOf(method: string, wishes: readonly Wish[], window: bigint): FieldMode {
    if (LIKE_VALUES.has(method)) return 'value';
    if (method === 'count') for (const wish of wishes) wish.misses(window);
    return method === 'sum' && window > 0n ? 'sum' : 'other';
  }

  #rate(node: PipelineNode, parent: Behind, seconds: number): Behind {
    return this.#computed(node, parent, textOption(node, 'field'), 'rate', seconds);
  }

  #computed(node: PipelineNode, parent: Behind, field: string, mode: FieldMode, seconds?: number): Behind {
    const as = textOption(node, 'as');
    return {
      ...parent,
      columns: parent.columns.map((before): Columns => {
        const of = before(field);
        if (of === undefined) return before;
        this.#touch(of);
        const made = mode === 'value' ? of : this.#table.inMode(of, mode, seconds);
        return (name) => (name === as ? made : before(name));
      }),
    };
  }

  /** Thresholds of a state's length say how long states have to be. */
  #state(node: PipelineNode, parent: Behind, unit: bigint): Behind {
    const as = textOption(node, 'as');
    this.#states.set(as, unit === 0n ? STANDARD.every : unit);
    return {
      ...parent,
      columns: parent.columns.map(
        (before): Columns =>
          (name) =>
            name === as ? undefined : before(name),
      ),
    };
  }

  #conditions(lambdas: readonly ({ readonly expression: Expression } | undefined)[], behind: Behind): void {
    for (const lambda of lambdas) if (lambda !== undefined) this.#condition(lambda.expression, behind);
  }

  #condition(expression: Expression, { columns }: Behind): void {
    if (everyExpression(expression).some((part) => part.kind === 'call' && CLOCK.has(part.name))) {
      this.wishes.asksForTheClock = true;
    }
    for (const own of columns) addCondition(withNames(expression, own), this.#table.leaves);
    this.#stateLengths(expression);
  }

  #stateLengths(expression: Expression): void {
    if (expression.kind === 'unary') this.#stateLengths(expression.operand);
    if (expression.kind !== 'binary') return;
    const { left, right } = expression;
    this.#stateLengths(left);
    this.#stateLengths(right);
    const [name, limit] = left.kind === 'reference' ? [left, right] : [right, left];
    const unit = name.kind === 'reference' ? this.#states.get(name.name) : undefined;
    if (unit === undefined || limit.kind !== 'number') return;
    this.wishes.lasts(BigInt(Math.ceil(Number(limit.value))) * unit);
  }

  /** The fields of an expression are there. */
  #touch(expression: Expression): void {
    for (const { wish, field } of leavesIn(expression, this.#table.leaves)) {
      if (!wish.tags.has(field)) wish.field(field);
    }
  }
}
