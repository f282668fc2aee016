/** Handlers against the configuration: what a script asks for has to be switched on, and to know where to send. */
import type { Configuration } from '../../../kapacitor/config/config';
import type { ScriptAnalysis } from '../../analysis';
import { type ModelHandler, propertyCall, textValue } from '../../model';
import type { Finding } from '../finding';

export function serviceFindings(analysis: ScriptAnalysis, configuration: Configuration): readonly Finding[] {
  return analysis.model.nodes.flatMap(({ handlers }) =>
    handlers.flatMap((handler) => hipChatFindings(handler, analysis, configuration)),
  );
}

function hipChatFindings(
  handler: ModelHandler,
  { model }: ScriptAnalysis,
  configuration: Configuration,
): readonly Finding[] {
  if (handler.definition.name !== 'hipChat') return [];
  const section = configuration.section('hipchat');
  const range = handler.call.nameRange;
  if (!section.flag('enabled')) {
    return [
      {
        range,
        severity: 'warning',
        kapacitor: 'service is not enabled',
        code: 'service-disabled',
        plain:
          'HipChat is not enabled in kapacitor.conf ([hipchat], enabled = true): each event logs an error and sends nothing.',
      },
    ];
  }
  const argument = propertyCall(handler, 'room')?.args[0];
  const room = argument === undefined ? '' : textValue(model, argument);
  if (room !== '' || section.text('room') !== '') return [];
  return [
    {
      range,
      severity: 'warning',
      code: 'no-room',
      plain:
        'There is no room, neither here nor in kapacitor.conf: the request goes to …/notification of no room. Add .room().',
    },
  ];
}
