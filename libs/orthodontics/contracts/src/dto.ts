export * from './ortho-control.dto';
export * from './ortho-fields.dto';
export * from './orthodontics.dto';
export { Millimetres } from './measure';
