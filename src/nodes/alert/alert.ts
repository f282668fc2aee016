import { HANDLERS } from '../../handlers';
import { alertNode } from './alert-node';

export const alert = alertNode(HANDLERS);
