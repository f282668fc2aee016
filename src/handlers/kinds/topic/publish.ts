import { defineHandler } from '../../handler';
import { logPlain } from '../../host';
import { option } from '../../options';

interface PublishOptions {
  topics: readonly string[];
}

export const publish = defineHandler<PublishOptions>({
  kind: 'publish',
  name: 'Publish',
  doc: 'Collects the event into other topics as well.',
  file: {
    goType: 'alert.PublishHandlerConfig',
    keys: [
      option('topics', 'strings', (options, topics) => Object.assign(options, { topics }), 'Topics to publish to.'),
    ],
  },
  options: () => ({ topics: [] }),
  start({ topics }, host, place) {
    let isBusy = false;
    return {
      handle(event) {
        host.passes('published');
        // Topics that publish to each other keep a real server busy for ever.
        if (isBusy) {
          host.log('info', 'stopped topics from publishing to each other for ever', [['topic', event.topic]], place);
          return;
        }
        isBusy = true;
        for (const topic of topics) {
          const error = host.topics.collect({ ...event, topic });
          if (error !== undefined) logPlain(host, place, 'encountered error collecting event', error);
        }
        isBusy = false;
      },
    };
  },
});
