import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PatientParts } from '@cuspid/patients/api';
import { ChargedItem } from './charged-item';
import { Discount } from './discount';
import { Instalment } from './instalment';
import { InstalmentPlan } from './instalment-plan';
import { discountsExport, instalmentsExport, plansExport } from './terms-export';

/** What is agreed with a patient about paying. Two records' plans stand beside each other, as their postings do: rows move, and back. */
@Injectable()
export class TermsParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add(
      { name: 'instalment-plans', entity: InstalmentPlan, export: plansExport },
      { name: 'instalments', entity: Instalment, export: instalmentsExport },
      // Which item a posting is for, the posting says itself.
      { name: 'charged-items', entity: ChargedItem, export: null },
      { name: 'discounts', entity: Discount, export: discountsExport },
    );
  }
}
