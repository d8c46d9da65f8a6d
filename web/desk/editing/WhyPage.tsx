export function WhyPage() { return <p />; }
