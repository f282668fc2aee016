import type { Scope } from '../lambda/scope';
import { NO_FIELDS } from '../points/fields';
import type { BatchPoint } from '../points/point';
import { TagSet } from '../points/tags';

/** The scope of a node's expressions. A node keeps one and lets it look at each point in turn. */
export class PointScope implements Scope {
  fields = NO_FIELDS;
  tags = TagSet.empty;
  time = 0n;
  computed: Scope['computed'] = undefined;

  at(point: BatchPoint): this {
    this.fields = point.fields;
    this.tags = point.tags;
    this.time = point.time;
    return this;
  }
}
