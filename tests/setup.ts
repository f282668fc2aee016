import { installEverything } from '../src/kapacitor/run/everything';

installEverything();
