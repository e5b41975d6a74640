// vitest's global setup: the image is made before the first worker starts, so that no test pays for it.
import { testImage } from './image.ts'

// oxlint-disable-next-line import/no-default-export -- vitest asks for it
export default async function setup(): Promise<void> {
  await testImage()
}
