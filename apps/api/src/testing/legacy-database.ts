import { dataSourceOptions } from '@cuspid/platform/database';
import { emptyDatabase } from '@cuspid/platform/testing';
import { DataSource } from 'typeorm';

const STAMPS =
  'created_at timestamp not null default current_timestamp, updated_at timestamp not null default current_timestamp';
/** As the former system made them, as far as somebody reads them. */
const TABLES = [
  `create table users (id int auto_increment primary key, name varchar(255) not null, email varchar(255) not null unique,
     password_hash varchar(255), role varchar(30) not null, department varchar(100), status varchar(10) not null default 'ACTIVE',
     last_login timestamp null, last_activity_at timestamp null, ${STAMPS})`,
  `create table patients (id int auto_increment primary key, patient_code varchar(20) not null unique, first_name varchar(100),
     last_name varchar(100), date_of_birth date not null, gender varchar(10) not null, address text, province varchar(100),
     phone varchar(50), email varchar(255), emergency_contact_name varchar(255), emergency_contact_phone varchar(50),
     nhi_verified tinyint(1) not null default 0, status varchar(20) not null default 'ACTIVE', deleted_at timestamp null, ${STAMPS})`,
  `create table patient_assignments (id int auto_increment primary key, patient_id int not null, user_id int not null,
     assignment_role varchar(30) not null, assigned_by int not null, active tinyint(1) not null default 1, ${STAMPS})`,
  `create table visits (id int auto_increment primary key, patient_id int not null, provider_id int not null)`,
];

/** A database as the former system leaves one behind, without rows. */
export async function openLegacyDatabase() {
  const { settings, drop } = await emptyDatabase();
  const source = await new DataSource(await dataSourceOptions(settings, [])).initialize();
  for (const table of TABLES) await source.query(table);
  return { source, settings, close: () => source.destroy().then(drop) };
}
