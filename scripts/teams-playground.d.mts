export function findPlayground(): { path: string } | { missing: string }
