// How tests run: files share a worker and its database; the database image is made before the first one starts.
import { defineConfig } from 'vitest/config'

// oxlint-disable-next-line import/no-default-export -- vitest asks for it
export default defineConfig({
  test: {
    include: ['test/**/*.{spec,test}.{ts,tsx}'],
    globalSetup: ['test/kit/image-setup.ts'],
    pool: 'threads',
    // Two: every worker that touches the database has an embedded PostgreSQL of its own (400 MB).
    maxWorkers: 2,
    // Files of a worker share modules, and so the database; what a test changes globally it puts back.
    isolate: false,
    // For a busy machine: a test that starts a process or a database takes two seconds on a quiet one.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
  },
})
