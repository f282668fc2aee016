import { installEverything } from '../src/kapacitor/everything';

installEverything();
