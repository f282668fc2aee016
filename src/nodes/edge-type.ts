export type EdgeType = 'stream' | 'batch' | 'none';
