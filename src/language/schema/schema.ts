/** What the points look like at each node of a script: its definition says so, here it is only asked, parents first. */
import { lowerFirst } from '../../definition/build';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import type { EdgeType } from '../../nodes/edge-type';
import { columnsOf } from '../../nodes/shape/columns';
import type { DataSeries } from '../../nodes/shape/data-series';
import { ExpressionTypes } from '../../nodes/shape/expression-types';
import { NO_GROUPS, NOTHING, type Schema, unknownAfter } from '../../nodes/shape/schema';
import type { SaidNode } from '../../nodes/shape/shape';
import type { Dbrp } from '../../workspace/case-file';
import { DEFINITIONS, definitionOf, givenValue, type ModelNode, type ScriptModel } from '../model';
import type { DataModel } from './data';
import { ScriptValues } from './script-values';

export class Schemas {
  readonly #known = new Map<ModelNode, { readonly said: SaidNode; readonly schema: Schema }>();
  readonly #types = new Map<Schema, ExpressionTypes>();
  readonly #all: Schema;
  readonly #task: Schema;
  readonly values: ScriptValues;

  constructor(
    private readonly model: ScriptModel,
    readonly data: DataModel,
    /** What a stream task gets points of. */
    dbrps: readonly Dbrp[],
  ) {
    this.values = new ScriptValues(model);
    this.#all = dataSchema(data, data.series, 'batch');
    const own = data.series.filter((series) => dbrps.some((dbrp) => isOf(series, dbrp)));
    this.#task = dataSchema(data, own.length === data.series.length ? data.series : own, 'stream');
  }

  /** Of the points that a node gives on. */
  output(node: ModelNode): Schema {
    return this.#derived(node)?.schema ?? NOTHING;
  }

  /** Of the points that a node's expressions see; `argument` is that of the chain method, if one. */
  input(node: ModelNode, argument?: number): Schema {
    const said = this.#derived(node)?.said;
    if (said === undefined) return NOTHING;
    return definitionOf(node)?.sees(said, argument) ?? said.parents[0] ?? NOTHING;
  }

  /** Of the points that the expressions of a node behind this one would see. */
  behind(node: ModelNode, method: string): Schema {
    const output = this.output(node);
    return (
      DEFINITIONS.get(method)?.sees({ args: [], properties: [], parents: [output], functions: LAMBDA_FUNCTIONS }) ??
      output
    );
  }

  /** The types of expressions that are evaluated for such points. */
  typesFor(schema: Schema): ExpressionTypes {
    const known = this.#types.get(schema);
    if (known !== undefined) return known;
    const types = new ExpressionTypes(schema, LAMBDA_FUNCTIONS, (identifier) => givenValue(this.model, identifier));
    this.#types.set(schema, types);
    return types;
  }

  /** Everything that the data have. */
  all(): Schema {
    return { ...this.#all, edge: 'stream', open: true };
  }

  /** Parents stand in front of their children, so no chain is too long. */
  #derived(node: ModelNode): { readonly said: SaidNode; readonly schema: Schema } | undefined {
    if (this.#known.size === 0) {
      for (const each of this.model.nodes) {
        const said = this.#saidOf(each);
        const schema = definitionOf(each)?.shape(said) ?? unknownAfter(said.parents[0] ?? NOTHING);
        this.#known.set(each, { said, schema });
      }
    }
    return this.#known.get(node);
  }

  #saidOf(node: ModelNode): SaidNode {
    const { call, properties, parents, method } = node;
    const source = method === 'batch' ? this.#all : this.#task;
    return {
      args: call === undefined ? [] : this.values.arguments(call),
      properties: properties.map((each) => ({ name: lowerFirst(each.name), args: this.values.arguments(each) })),
      functions: LAMBDA_FUNCTIONS,
      parents: parents.length === 0 ? [source] : parents.map((parent) => this.#known.get(parent)?.schema ?? NOTHING),
    };
  }
}

function dataSchema({ cut, playsBatches }: DataModel, series: readonly DataSeries[], edge: EdgeType): Schema {
  const open = cut || (edge === 'batch' ? playsBatches : series.length === 0);
  return { edge, ...columnsOf(series), groups: NO_GROUPS, series, raw: true, emptyBatches: false, open };
}

function isOf(series: DataSeries, { database, retentionPolicy }: Dbrp): boolean {
  return series.database === database && series.retentionPolicy === retentionPolicy;
}
