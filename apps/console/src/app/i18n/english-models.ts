import { addPageTexts } from './page-texts.ts';

/** Texts of the table of models. */
addPageTexts('console.models', {
  hint: 'What each model offers. Prices are Kling’s own units.',
  status: { current: 'current', legacy: 'older', retired: 'retired' },
  status_hint: { current: 'In Kling’s present documentation', legacy: 'In older documentation only; it may stop working', retired: 'Not offered any more' },
  is_default: 'default',
  also: 'also %{aliases}',
  column: { model: 'Model', type: 'Type', status: 'Status', prompt: 'Prompt', length: 'Seconds', picture: 'Picture', offers: 'Offers', price: 'Price' },
  at_most: 'at most %{limits}',
  limit: { maxReferenceImages: '%{smart_count} reference image |||| %{smart_count} reference images', maxElements: '%{smart_count} element |||| %{smart_count} elements', maxVoices: '%{smart_count} voice |||| %{smart_count} voices', maxImageCount: '%{smart_count} image at once |||| %{smart_count} images at once', maxShots: '%{smart_count} shot |||| %{smart_count} shots' },
  per: { second: 'per s', clip: 'per clip', image: 'per image' },
  with_video: 'with video',
  with_voice: 'with voice',
  same_as_input: 'as the input',
});
