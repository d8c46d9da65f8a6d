import type { Migration } from './migrate.ts';

/** What the editors' room keeps: editions and their revisions, who is at which guide, facts that were compared, pictures, trained models, saved questions, addresses that were tried. */
export const editing: Migration = {
  number: 9,
  name: 'editing',
  statements: ({ text, integer, bytes }) => [
    `create table editions (library_id ${text} not null, guide_id ${text} not null, version ${integer} not null, live ${integer}, json ${text} not null, primary key (library_id, guide_id))`,
    `create table revisions (library_id ${text} not null, guide_id ${text} not null, number ${integer} not null, json ${text} not null, primary key (library_id, guide_id, number))`,
    `create table editing (library_id ${text} not null, guide_id ${text} not null, staff_id ${text} not null, first_name ${text} not null, at ${text} not null, primary key (library_id, guide_id, staff_id))`,
    `create table fact_marks (library_id ${text} not null, fact_id ${text} not null, json ${text} not null, primary key (library_id, fact_id))`,
    `create table pictures (name ${text} primary key, type ${text} not null, at ${text} not null, content ${bytes} not null)`,
    `create table models (hash ${text} primary key, claimed_until ${text} not null, at ${text} not null, content ${bytes})`,
    `create table saved_questions (id ${text} primary key, library_id ${text} not null, question ${text} not null, guide_id ${text} not null)`,
    `create index saved_questions_library on saved_questions (library_id)`,
    `create table link_checks (url ${text} primary key, at ${text} not null, status ${integer} not null, failing_since ${text})`,
    // Whoever changes an edition or a fact's mark moves it, so that every instance sees that it has to read anew.
    `create table guide_position (position ${integer} not null)`,
    `insert into guide_position (position) values (0)`,
  ],
};
