export * from './compare.dto';
export * from './dental-chart.dto';
export * from './finding.dto';
export * from './indices.dto';
export * from './together.dto';
export * from './vocabulary.dto';
export * from './words.dto';
export * from './versions.dto';
