export function GuidePage({ id }: { id: string }) { return <p>{id}</p>; }
