/** Datadog's series: `{"metric": "cpu.idle", "pointlist": [[ms, value]]}`, or `points`. */
import { type Json, JsonList, JsonObject } from './scan';
import { addValue, seriesFormat } from './series-format';

export const DATADOG_JSON = seriesFormat({
  id: 'datadog-json',
  title: 'series of Datadog (JSON)',
  sign: '"metric"',
  is: (object) =>
    object.text('metric') !== undefined && (object.list('pointlist') ?? object.list('points')) !== undefined,
  add: (object, sheet) => {
    const { start, end } = object;
    const tags = tagTexts(object.list('tag_set') ?? object.list('tags'));
    const host = object.text('host');
    if (host !== undefined && host !== '' && !tags.some(([key]) => key === 'host')) tags.push(['host', host]);
    const head = { name: object.text('metric'), tags, start, end };
    for (const point of object.list('pointlist') ?? object.list('points') ?? []) {
      if (point instanceof JsonList) {
        const [time, value] = point.items;
        addValue(head, time, value instanceof JsonList ? value.items[0] : value, sheet);
      } else if (point instanceof JsonObject)
        addValue(head, point.members.get('timestamp'), point.members.get('value'), sheet);
    }
  },
});

/** `["host:a", "env:prod"]` */
function tagTexts(list: readonly Json[] | undefined): [string, string][] {
  return (list ?? []).flatMap((tag): [string, string][] => {
    const [, key, value] = typeof tag === 'string' ? (/^([^:]+):(.+)$/.exec(tag) ?? []) : [];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
}
