import { Global, Module } from '@nestjs/common';
import { ChairsController } from './chairs.controller';
import { Clinic } from './clinic';

@Global()
@Module({ controllers: [ChairsController], providers: [Clinic], exports: [Clinic] })
export class SettingsModule {}
