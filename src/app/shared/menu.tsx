import { createSignal, createUniqueId, For, type JSX } from 'solid-js';
import styles from './menu.module.css';
import { placeBelow } from './popover';

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

/** A button with a list of things to do, in the browser's top layer. */
export function Menu(props: {
  label: string;
  icon: string;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
}): JSX.Element {
  const id = createUniqueId();
  let button: HTMLButtonElement | undefined;
  let list: HTMLDivElement | undefined;
  const [isDrawn, setDrawn] = createSignal(false);

  const onToggle = (event: ToggleEvent) => {
    button?.setAttribute('aria-expanded', String(event.newState === 'open'));
    if (event.newState !== 'open' || button === undefined || list === undefined) return;
    placeBelow(button, list, props.align ?? 'start');
    list.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(
      document.activeElement instanceof HTMLButtonElement ? document.activeElement : new HTMLButtonElement(),
    );
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) {
      if (event.key === 'Tab') list?.hidePopover();
      return;
    }
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]?.focus();
  };

  return (
    <>
      <button
        ref={(element) => {
          button = element;
        }}
        type="button"
        class={`quiet ${props.icon.length > 1 ? '' : 'icon'}`}
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded="false"
        popovertarget={id}
      >
        {props.icon}
      </button>
      <div
        ref={(element) => {
          list = element;
          element.addEventListener('beforetoggle', () => setDrawn(true), { once: true });
          element.addEventListener('toggle', onToggle);
        }}
        id={id}
        popover
        role="menu"
        aria-label={props.label}
        class={styles.menu}
        onKeyDown={onKeyDown}
      >
        <For each={isDrawn() ? props.items : []}>
          {(item) => (
            <button
              type="button"
              role="menuitem"
              class="quiet"
              onClick={() => {
                list?.hidePopover();
                item.run();
              }}
            >
              {item.label}
              <small>{item.hint}</small>
            </button>
          )}
        </For>
      </div>
    </>
  );
}
