// A person's face: the last two characters of a Chinese name, initials of others, on a quiet colour of their own.

const TINTS = ['#4a6d8c', '#7a5c86', '#8a6238', '#4c7a5a', '#91535a', '#546a9b', '#6f7340', '#3f7a80']

export function Face({ name, size = 32 }: { name: string; size?: number }) {
  return (
    <span
      className="face"
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.36),
        background: TINTS[hash(name) % TINTS.length],
      }}
      aria-hidden="true"
    >
      {short(name)}
    </span>
  )
}

function short(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name.replace(/\s/g, '')].slice(-2).join('')
  const words = name.split(/\s+/).filter(Boolean)
  return (words.length > 1 ? `${words[0]![0]}${words.at(-1)![0]}` : name.slice(0, 2)).toUpperCase()
}

const hash = (text: string): number => [...text].reduce((n, c) => (n * 31 + c.codePointAt(0)!) >>> 0, 7)
