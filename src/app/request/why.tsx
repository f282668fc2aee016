import { createMemo, createResource, For, type JSX, Show } from 'solid-js';
import { levelName } from '../../alert/level';
import type { OptionOrigin, RequestRecord } from '../../kapacitor/record/run-model';
import { positionAt } from '../../text/position';
import type { ExplainedNode, Explanation } from '../../worker/api';
import { runCommand } from '../commands/commands';
import type { EntryFacts } from '../model/timeline';
import { sentence } from '../model/words/why-words';
import { useApp } from '../stores/app';
import styles from './request-pane.module.css';

/** Why this level, why sent or held back, and where room and token came from. */
export default function Why(props: { facts: EntryFacts; request: RequestRecord | undefined }): JSX.Element {
  const { worker, runs } = useApp();
  const [explanations] = createResource(
    () =>
      props.facts.node === '' || runs.stale() || runs.tried()
        ? false
        : { run: runs.shown()?.run, at: props.facts.entry.at, task: props.facts.task, node: props.facts.node },
    async ({ at, task, node }) => worker.explain(at, task, node),
  );
  const known = createMemo(() => (explanations.error === undefined ? (explanations.latest ?? []) : []));
  return (
    <dl class={styles.why}>
      <dt>Why</dt>
      <dd>
        <p>{sentence(props.facts)}</p>
        <For each={known()}>{(explanation) => <Expression explanation={explanation} />}</For>
      </dd>
      <For each={props.request?.origins ?? []}>{(origin) => <Origin origin={origin} request={props.request} />}</For>
      <dt>Expect</dt>
      <dd class={styles.expect}>
        <Show
          when={props.facts.fate !== 'held'}
          fallback={
            <Expect command="expect-silence" words="Nothing between" title="No event between those around it" />
          }
        >
          <Expect command="expect" words="Expect this" title="case.json expects this event" />
        </Show>
        <Expect command="record" words="Record this run" title="case.json expects all events, and nothing else" />
      </dd>
      <Show when={props.facts.level !== undefined}>
        <dt>Level</dt>
        <dd>
          {levelName(props.facts.level ?? 0)}
          <Show when={props.facts.events[0]}>{(event) => <>, was {levelName(event().previousLevel)}</>}</Show>
        </dd>
      </Show>
    </dl>
  );
}

function Expect(props: { command: string; words: string; title: string }): JSX.Element {
  const app = useApp();
  return (
    <button type="button" class="quiet" title={props.title} onClick={() => runCommand(app, props.command)}>
      {props.words}
    </button>
  );
}

function Expression(props: { explanation: Explanation }): JSX.Element {
  const root = () => props.explanation.root;
  return (
    <details class={styles.expression} open={root().children.length > 0 && root().children.length < 3}>
      <summary>
        <b>{props.explanation.property}</b> <Value node={root()} />
      </summary>
      <Children nodes={root().children} />
    </details>
  );
}

function Children(props: { nodes: readonly ExplainedNode[] }): JSX.Element {
  return (
    <Show when={props.nodes.some(isTelling)}>
      <ul class={styles.tree}>
        <For each={props.nodes.filter(isTelling)}>
          {(node) => (
            <li>
              <Value node={node} />
              <Children nodes={node.children} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** A literal says nothing that its text does not. */
function isTelling(node: ExplainedNode): boolean {
  return node.text !== node.value;
}

function Value(props: { node: ExplainedNode }): JSX.Element {
  return (
    <>
      <code>{props.node.text}</code>
      <Show when={props.node.value !== undefined}>
        {' → '}
        <code class={props.node.value === 'true' ? styles.true : undefined}>{props.node.value}</code>
      </Show>
      <Show when={props.node.error !== undefined}>
        {' → '}
        <code class={styles.failed}>{props.node.error}</code>
      </Show>
      <Show when={props.node.value === undefined && props.node.error === undefined}> not evaluated</Show>
    </>
  );
}

function Origin(props: { origin: OptionOrigin; request: RequestRecord | undefined }): JSX.Element {
  const app = useApp();
  const place = () => {
    const { file, range } = props.origin;
    if (file === undefined || range === undefined) return '';
    return `${file} line ${positionAt(app.files.text(file), range.start).line}`;
  };
  const from = () => (props.origin.from === 'kapacitor.conf' ? 'from kapacitor.conf' : `from the ${props.origin.from}`);
  return (
    <>
      <dt>{props.origin.option.charAt(0).toUpperCase() + props.origin.option.slice(1)}</dt>
      <dd>
        {from()}
        <Show when={place()}>
          {', '}
          <button
            type="button"
            class={styles.link}
            onClick={() => {
              const { file, range } = props.origin;
              if (file !== undefined && range !== undefined) app.goTo(file, range);
            }}
          >
            {place()}
          </button>
        </Show>
        <Show when={props.origin.configured}>{(configured) => <> (kapacitor.conf says {configured()})</>}</Show>
      </dd>
    </>
  );
}
