export function QuestionsPage() { return <p />; }
