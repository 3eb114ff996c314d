export * from './dental-chart.dto';
export * from './finding.dto';
export * from './vocabulary.dto';
