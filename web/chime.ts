/** A short, soft tone. Browsers that allow no sound yet stay silent. */
export function chime(): void {
  try {
    const context = new AudioContext();
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.0001, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.12, context.currentTime + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.5);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.55);
    tone.onended = () => void context.close();
  } catch {
    // The title still tells.
  }
}
