import { createMemo, For, type JSX, Show } from 'solid-js';
import type { NodeReport, QueryRecord, TaskReport } from '../../kapacitor/record/run-model';
import type { Happening, MessageReport, NodeCounts, NodeMoment, StateValue } from '../../kapacitor/record/trace-at';
import { withCommas } from '../../text/counted';
import { positionAt } from '../../text/position';
import { nodeKey } from '../model/choices';
import { timeWords } from '../model/time';
import { badgesOf } from '../model/words/badges';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import { answerWords, countsOf, countWords, firstReason, momentWords, ownStatistics, queriesOf } from './facts';
import styles from './pipeline.module.css';
import { QueryList } from './query-list';

interface DetailsProps {
  readonly task: TaskReport;
  readonly node: NodeReport;
  readonly counts: readonly NodeCounts[] | undefined;
  /** `undefined` until the answer is there. */
  readonly moment: NodeMoment | undefined;
  /** A second run is on its way to the moment. */
  readonly waiting: boolean;
}

export function NodeDetails(props: DetailsProps): JSX.Element {
  const app = useApp();
  const { runs, player, files } = app;
  const line = createMemo(() => positionAt(files.text(props.task.script), props.node.range.start).line);
  const when = () => {
    const run = runs.shown()?.run;
    return run === undefined ? '' : momentWords(run, player.moment());
  };
  const chart = () => {
    app.setField(nodeKey(props.task.id, props.node.name));
    app.settings.setTimeView('chart');
  };
  const reason = () => firstReason(runs.shown()?.run, props.task, props.node.name);
  const counts = () => countsOf(props.task, props.counts, props.node.name);
  const happened = () => props.moment?.happened ?? [];
  const queries = createMemo(() => queriesOf(runs.shown()?.run, props.task, props.node.name));
  return (
    <section class={styles.details} aria-label={`Node ${props.node.name}`} ref={scrollable}>
      <header>
        <h3>{props.node.name}</h3>
        <button type="button" onClick={chart}>
          Chart this node
        </button>
        <button
          type="button"
          class={`quiet ${styles.place}`}
          title={`Show ${props.node.name} in the script`}
          onClick={() => app.goTo(props.task.script, props.node.range)}
        >
          {props.task.script}:{line()}
        </button>
      </header>

      <Show when={props.node.globalServices.length > 0}>
        <p>
          <For each={badgesOf(props.node)}>{(badge) => <span class="badge">{badge}</span>}</For>
        </p>
      </Show>
      <Show when={props.node.unsupported}>{(why) => <p class={styles.why}>It does not run here. {why()}</p>}</Show>
      <p class={styles.counts}>
        {countWords(props.task, counts()).join(' · ')} <span>so far</span>
      </p>
      <Show when={counts().errors > 0 && reason() !== ''}>
        <p class={styles.failed}>The first: {reason()}</p>
      </Show>
      <h4>{when().replace(/^./, (letter) => letter.toUpperCase())}</h4>
      <Show when={!props.waiting} fallback={<p class={styles.soft}>Going there…</p>}>
        <Show
          when={happened().length > 0}
          fallback={<p class={styles.soft}>{props.moment === undefined ? '' : 'Nothing happened here.'}</p>}
        >
          <ul class={styles.happened}>
            <For each={happened()}>{(happening) => <HappeningRow happening={happening} kind={props.node.kind} />}</For>
            <Show when={(props.moment?.more ?? 0) > 0}>
              <li class={styles.soft}>and {withCommas(props.moment?.more ?? 0)} more</li>
            </Show>
          </ul>
        </Show>
      </Show>
      <Show when={queries().length > 0}>
        <QueryList queries={queries()} />
      </Show>
      <Show when={props.moment?.state}>
        {(state) => (
          <>
            <h4>What it holds now</h4>
            <State value={state()} />
          </>
        )}
      </Show>
      <Show when={ownStatistics(props.node).length > 0}>
        <h4>In the whole run</h4>
        <State
          value={ownStatistics(props.node).map(([name, value]) => [name.replaceAll('_', ' '), withCommas(value)])}
        />
      </Show>
    </section>
  );
}

const SIGNS: Readonly<Record<Happening['type'], string>> = {
  asked: '?',
  received: '→',
  emitted: '←',
  dropped: '✕',
  failed: '■',
};

function HappeningRow(props: { happening: Happening; kind: string }): JSX.Element {
  const word = () =>
    props.happening.type === 'dropped' && props.kind === 'alert' ? 'held back' : props.happening.type;
  return (
    <li data-type={props.happening.type}>
      <span class={styles.sign} aria-hidden="true">
        {SIGNS[props.happening.type]}
      </span>
      <div>
        <b>{word()}</b> <HappeningDetails happening={props.happening} />
      </div>
    </li>
  );
}

function HappeningDetails(props: { happening: Happening }): JSX.Element {
  const { happening } = props;
  if ('message' in happening) return <Message message={happening.message} />;
  return 'query' in happening ? <Query query={happening.query} /> : happening.reason;
}

/** What was asked of InfluxDB; the batches of the answer follow. */
function Query(props: { query: QueryRecord }): JSX.Element {
  const { runs } = useApp();
  return (
    <>
      at {timeWords(runs.shown()?.run, props.query.tick)} · {answerWords(props.query)}
      <div class={styles.row}>
        <code>{props.query.text}</code>
      </div>
    </>
  );
}

function Message(props: { message: MessageReport }): JSX.Element {
  const { runs } = useApp();
  const when = (time: bigint) => timeWords(runs.shown()?.run, time);
  const message = () => props.message;
  const more = () => message().count - message().rows.length;
  const isBatch = () => message().type === 'batch';
  return (
    <>
      {isBatch() ? `a batch of ${message().count} up to ${when(message().time)}` : when(message().time)} ·{' '}
      {message().name}
      <Show when={message().group !== ''}> · group {message().group}</Show>
      <For each={message().rows}>
        {({ time, tags, fields }) => (
          <div class={styles.row}>
            <Show when={isBatch()}>
              <small>{when(time)}</small>
            </Show>
            <code>
              <For each={isBatch() ? [] : tags}>
                {([tag, value]) => (
                  <span class={styles.tag}>
                    {tag}={value}{' '}
                  </span>
                )}
              </For>
              <For each={fields}>
                {([field, value]) => (
                  <span>
                    {field}=<b>{value}</b>{' '}
                  </span>
                )}
              </For>
            </code>
          </div>
        )}
      </For>
      <Show when={more() > 0}>
        <small>and {withCommas(more())} more points</small>
      </Show>
    </>
  );
}

/** Named values, one below the other. */
function State(props: { value: StateValue }): JSX.Element {
  return (
    <Show
      when={typeof props.value !== 'string' ? props.value : undefined}
      fallback={<span>{String(props.value)}</span>}
    >
      {(items) => (
        <dl class={styles.state}>
          <For each={items()} fallback={<dd>nothing</dd>}>
            {([name, value]) => (
              <div>
                <dt>{name === '' ? 'nil group' : spaced(name)}</dt>
                <dd>
                  <State value={value} />
                </dd>
              </div>
            )}
          </For>
        </dl>
      )}
    </Show>
  );
}

/** `nextEmit` as two words; group ids stay as they are. */
function spaced(name: string): string {
  return /^[a-z]+([A-Z][a-z]+)+$/.test(name) ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name;
}
