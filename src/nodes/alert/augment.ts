import type { EventState } from '../../alert/event';
import { LEVELS, levelName } from '../../alert/level';
import { type Fields, MapFields } from '../../points/fields';
import { type Batch, type BatchPoint, type Point, withBatchTags, withFields, withTags } from '../../points/point';
import type { TagSet } from '../../points/tags';
import type { FieldValue } from '../../points/value';
import { ANY_TAG, made, type Schema, type Tag, withField, withGroupTag, withTag } from '../shape/schema';
import type { Shaping } from '../shape/shape';
import type { AlertOptions } from './options';

/** The properties that say so. */
export const AUGMENTING = ['levelTag', 'idTag', 'levelField', 'messageField', 'idField', 'durationField'] as const;

/** The tags become those of a batch's group. */
export function augmentedShape(options: AlertOptions, { parent }: Shaping<AlertOptions>): Schema {
  let schema = parent;
  const addTag = (name: string, tag: Tag) => {
    if (name === '') return;
    schema = withTag(schema, name, tag);
    if (parent.edge === 'batch') schema = withGroupTag(schema, name, tag);
  };
  addTag(options.levelTag, { values: LEVELS, open: false, everywhere: true });
  addTag(options.idTag, ANY_TAG);
  for (const name of [options.levelField, options.messageField, options.idField]) {
    if (name !== '') schema = withField(schema, name, made('string'));
  }
  return options.durationField === '' ? schema : withField(schema, options.durationField, made('int'));
}

/** What an alert adds to the points that it passes on. */
export class Augmentation {
  readonly #addsTags: boolean;
  readonly #addsFields: boolean;

  constructor(private readonly options: AlertOptions) {
    const { levelTag, idTag, levelField, messageField, idField, durationField } = options;
    this.#addsTags = levelTag !== '' || idTag !== '';
    this.#addsFields = levelField !== '' || messageField !== '' || idField !== '' || durationField !== '';
  }

  point(point: Point, event: EventState): Point {
    const tagged = this.#addsTags ? withTags(point, this.#tags(point.tags, event)) : point;
    return this.#addsFields ? withFields(tagged, this.#fields(point.fields, event)) : tagged;
  }

  batch(batch: Batch, event: EventState): Batch {
    if (!this.#addsTags && !this.#addsFields) return batch;
    const points = batch.points.map(
      ({ tags, fields, time }): BatchPoint => ({
        tags: this.#tags(tags, event),
        fields: this.#addsFields ? this.#fields(fields, event) : fields,
        time,
      }),
    );
    const tagged = this.#addsTags ? withBatchTags(batch, this.#tags(batch.tags, event)) : batch;
    return { ...tagged, points };
  }

  #tags(tags: TagSet, event: EventState): TagSet {
    const { levelTag, idTag } = this.options;
    const levelled = levelTag === '' ? tags : tags.with(levelTag, levelName(event.level));
    return idTag === '' ? levelled : levelled.with(idTag, event.id);
  }

  /** Of two options with one name the later one wins: level, message, id, duration. */
  #fields(fields: Fields, event: EventState): Fields {
    const { levelField, messageField, idField, durationField } = this.options;
    const all = new Map<string, FieldValue>(fields.entries());
    if (levelField !== '') all.set(levelField, levelName(event.level));
    if (messageField !== '') all.set(messageField, event.message);
    if (idField !== '') all.set(idField, event.id);
    if (durationField !== '') all.set(durationField, event.duration);
    return new MapFields(all);
  }
}
