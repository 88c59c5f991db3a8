import { planTask } from './plan-task.ts';

it('does not ask for a source image that was given, when a start frame was given too', () => {
  const media = { source: 'https://media.example.com/harbour.png' };
  const planning = planTask({ type: 'image-to-image', prompt: 'A lighthouse', image: media, firstFrame: media }, { defaultDurationSeconds: 5 });
  expect(planning.ok ? [] : planning.errors.map(({ path, code }) => `${path} ${code}`)).toEqual(['firstFrame excluded']);
});
