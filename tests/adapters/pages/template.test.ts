import { expect, test } from '@jest/globals';
import { escapeHtml, template } from '../../../adapters/pages/template.ts';

test('values are escaped wherever they stand', () => {
  expect(template('<a title="{{name}}">{{name}}</a>')({ name: `"><script>'&` })).toBe('<a title="&quot;&gt;&lt;script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;&#39;&amp;</a>');
  expect(escapeHtml('Blåbærgrød')).toBe('Blåbærgrød');
});

test('a value is never read as a template', () => {
  expect(template('{{a}}')({ a: '{{b}}', b: 'x' })).toBe('{{b}}');
});

test('a section stays only where its value is not empty', () => {
  const phone = template('Ring{{#phone}} {{phone}}{{/phone}}.');
  expect(phone({ phone: '70 20 00 00' })).toBe('Ring 70 20 00 00.');
  expect(phone({ phone: '' })).toBe('Ring.');
});

test('a hole in a page is an error', () => {
  expect(() => template('{{nobody}}')({})).toThrow('nobody');
});

test.each(['{{#a}}{{#b}}x{{/b}}{{/a}}', '{{#a}}x', 'x{{/a}}', '{{#a}}x{{/b}}'])('a section inside another, or left open, is an error: %s', (source) => {
  expect(() => template(source)).toThrow('inside another section');
});
