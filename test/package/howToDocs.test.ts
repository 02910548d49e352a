import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const sections = read('docs/how-to.md').split(/^## /m).slice(1);

/** The headings of the sections that contain each of the words. */
const search = (words: string): string[] =>
  sections
    .filter((section) => words.split(' ').every((word) => section.toLowerCase().includes(word.toLowerCase())))
    .map((section) => section.split('\n')[0] ?? '');

describe('docs/how-to.md', () => {
  it.each([
    ['change one word', 'Change one word'],
    ['German', 'Use another language'],
    ['color', 'Change colors, or use my own theme'],
    ['my own button', 'Use my own button, field or dialog'],
    ['my logo', 'Show my logo and the account'],
    ['modal', 'Put it in my own card, modal or page'],
    ['sensitive action', 'Ask for a code before a sensitive action'],
    ['my router', 'Use it with my router'],
    ['Next.js', 'Use it with Next.js or React Router'],
    ['React Hook Form', 'Use a field in my own form'],
    ['reload in the middle', 'Handle a reload in the middle of a sign-in'],
    ['force admins only', 'Require it for some users only'],
    ['enrolled', 'Know when a user has enrolled'],
    ['remaining backup codes my own page', 'Show the remaining backup codes on my own page'],
    ['only the code input', 'Use only the code input'],
    ['push approval', "Support a method that isn't built in"],
    ['Supabase', 'Use it with Supabase, Firebase, Cognito, Auth0, …'],
    ['Clerk', 'Use it with Supabase, Firebase, Cognito, Auth0, …'],
    ['Jest', 'Test it in Vitest or Jest'],
    ["can't do", "What it can't do"],
  ])('answers a search for “%s”', (words, heading) => {
    expect(search(words)).toContain(heading);
  });
});
