/** All formats of data. Of several that recognise a text the first is taken: those that say most about themselves come first. */
import { INFLUX_COLUMN } from './column/influx-column';
import { BARE_CSV } from './csv/bare-csv';
import { CHRONOGRAF_CSV } from './csv/chronograf-csv';
import { FLUX_CSV } from './csv/flux-csv';
import { GRAFANA_CSV } from './csv/grafana-csv';
import { INFLUX_CSV } from './csv/influx-csv';
import { PLAIN_CSV } from './csv/plain-csv';
import type { DataFormat } from './format';
import { ALERT_JSON } from './json/alert-json';
import { BATCHES } from './json/batches';
import { FLAT_JSON } from './json/flat-json';
import { GRAFANA_FRAMES } from './json/grafana-frames';
import { INFLUX_JSON } from './json/influx-json';
import { PROMETHEUS_JSON } from './json/prometheus-json';
import { RECIPE } from './json/recipe-json';
import { TELEGRAF_JSON } from './json/telegraf-json';
import { INFLUX_EXPORT } from './lines/influx-export';
import { INSERT_LINES } from './lines/insert-lines';
import { KAPACITOR_LOG } from './lines/kapacitor-log';
import { LINE_PROTOCOL } from './lines/line-protocol';
import { LOGGED_LINES } from './lines/logged-lines';
import { RECORDING_TEXT } from './lines/recording-text';
import { SHELL_WRITE } from './lines/shell-write';
import { TELEGRAF_TEST } from './lines/telegraf-test';
import { PROMETHEUS } from './prometheus';
import { FLUX_TABLE } from './table/flux-table';
import { RULED_TABLE } from './table/ruled-table';

export const FORMATS: readonly DataFormat[] = [
  RECIPE,
  ALERT_JSON,
  INFLUX_JSON,
  TELEGRAF_JSON,
  BATCHES,
  GRAFANA_FRAMES,
  PROMETHEUS_JSON,
  FLAT_JSON,
  FLUX_CSV,
  INFLUX_EXPORT,
  SHELL_WRITE,
  INSERT_LINES,
  TELEGRAF_TEST,
  FLUX_TABLE,
  INFLUX_COLUMN,
  RULED_TABLE,
  RECORDING_TEXT,
  KAPACITOR_LOG,
  INFLUX_CSV,
  LINE_PROTOCOL,
  PROMETHEUS,
  GRAFANA_CSV,
  CHRONOGRAF_CSV,
  PLAIN_CSV,
  LOGGED_LINES,
  BARE_CSV,
];
