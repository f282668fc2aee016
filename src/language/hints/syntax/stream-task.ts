/** A query of another language as the stream task that judges the same. */
import { stringLiteral } from '../../../tickscript/literals';
import { type QuickFix, replaced } from '../../findings/finding';

export interface Judgement {
  readonly database?: string;
  readonly retentionPolicy?: string;
  readonly measurement: string;
  /** A lambda's condition on the points. */
  readonly where?: string;
  /** Arguments of `groupBy`; none where all series are one. */
  readonly groups: readonly string[];
  /** Whole lines of nodes between the points and the alert. */
  readonly nodes: readonly string[];
  readonly condition: string;
}

/** `text`: what the script takes the place of. */
export function streamTask(text: string, judgement: Judgement): QuickFix {
  const { database, retentionPolicy, measurement, where, groups, nodes, condition } = judgement;
  const lines = [
    'stream',
    '    |from()',
    ...(database === undefined ? [] : [`        .database(${stringLiteral(database)})`]),
    ...(retentionPolicy === undefined ? [] : [`        .retentionPolicy(${stringLiteral(retentionPolicy)})`]),
    `        .measurement(${stringLiteral(measurement)})`,
    ...(where === undefined ? [] : [`        .where(lambda: ${where})`]),
    ...(groups.length === 0 ? [] : [`        .groupBy(${groups.join(', ')})`]),
    ...nodes,
    '    |alert()',
    `        .crit(lambda: ${condition})`,
    "        .log('/tmp/alerts.log')",
  ];
  return replaced({ start: 0, end: text.length }, `${lines.join('\n')}\n`, 'Make it a stream task');
}

/** `aligned`: at full minutes, hours and so on. */
export function windowOf(period: string, every: string, aligned: boolean): readonly string[] {
  return [
    '    |window()',
    `        .period(${period})`,
    `        .every(${every})`,
    ...(aligned ? ['        .align()'] : []),
  ];
}
