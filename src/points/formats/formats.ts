/** All formats of data. Of several that recognise a text the first is taken: those that say most about themselves come first. */
import { INFLUX_COLUMN } from './column/influx-column';
import { CHRONOGRAF_CSV } from './csv/chronograf-csv';
import { FLUX_CSV } from './csv/flux-csv';
import { GRAFANA_CSV } from './csv/grafana-csv';
import { INFLUX_CSV } from './csv/influx-csv';
import { PLAIN_CSV } from './csv/plain-csv';
import type { DataFormat } from './format';
import { ALERT_JSON } from './json/alert-json';
import { BATCHES } from './json/batches';
import { INFLUX_JSON } from './json/influx-json';
import { RECIPE } from './json/recipe-json';
import { TELEGRAF_JSON } from './json/telegraf-json';
import { INFLUX_EXPORT } from './lines/influx-export';
import { LINE_PROTOCOL } from './lines/line-protocol';
import { RECORDING_TEXT } from './lines/recording-text';
import { TELEGRAF_TEST } from './lines/telegraf-test';
import { PROMETHEUS } from './prometheus';

export const FORMATS: readonly DataFormat[] = [
  RECIPE,
  ALERT_JSON,
  INFLUX_JSON,
  TELEGRAF_JSON,
  BATCHES,
  FLUX_CSV,
  INFLUX_EXPORT,
  TELEGRAF_TEST,
  INFLUX_COLUMN,
  RECORDING_TEXT,
  INFLUX_CSV,
  LINE_PROTOCOL,
  PROMETHEUS,
  GRAFANA_CSV,
  CHRONOGRAF_CSV,
  PLAIN_CSV,
];
