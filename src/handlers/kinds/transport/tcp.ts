import { encodeAlertData } from '../../../alert/event-data';
import { one } from '../../../definition/signature';
import { keysOf, propertiesOf, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { logPlain } from '../../host';

interface TcpOptions {
  address: string;
}

const FIELDS = [textField('address', { script: 'address', file: 'address' }, 'Host and port to connect to.')];

export const tcp = defineHandler<TcpOptions, [string]>({
  kind: 'tcp',
  name: 'TCP',
  doc: 'Connects to an address and writes the alert data as JSON.',
  needed: [{ name: 'address', code: 'config-name', otherwise: 'nothing is sent' }],
  script: {
    method: 'tcp',
    order: 1,
    literal: ['tcp', 'address'],
    goType: 'TcpHandler',
    signature: one('address', 'string'),
    properties: propertiesOf<TcpOptions>(FIELDS),
    apply(options, address) {
      options.address = address;
    },
  },
  file: { goType: 'alert.TCPHandlerConfig', keys: keysOf<TcpOptions>(FIELDS) },
  options: () => ({ address: '' }),
  start: ({ address }, host, place) => ({
    handle(event) {
      const data = encodeAlertData(event);
      if (!data.ok) {
        logPlain(host, place, 'failed to marshal alert data json', data.error);
        return;
      }
      const content = `${data.text}\n`;
      const done = host.act({ kind: 'tcp', place, event, verb: 'send', target: address, content, secrets: [] });
      if (done.error === undefined) return;
      logPlain(host, place, 'tcp handler failed to connect', done.error, [['address', address]]);
    },
  }),
});
