/** Items of the new generation's `contents[]` (§4.2). */
export const IMAGE_URL = 'https://media.example.com/harbour.png';
export const TAIL_URL = 'https://media.example.com/harbour-at-night.png';
export const VIDEO_URL = 'https://media.example.com/dance.mp4';

export const prompt = (text = 'The lighthouse turns its light on') => ({ type: 'prompt', text });
export const firstFrame = (url = IMAGE_URL) => ({ type: 'first_frame', url });
export const lastFrame = (url = TAIL_URL) => ({ type: 'last_frame', url });
export const referImage = (id: string, url = IMAGE_URL) => ({ type: 'refer_image', url, id });
export const featureVideo = (url = VIDEO_URL) => ({ type: 'feature_video', url, id: 'video_1' });
export const baseVideo = (url = VIDEO_URL) => ({ type: 'base_video', url, id: 'video_1' });
export const element = (id: string, elementId: string | number = '829836802793406') => ({ type: 'element', element_id: elementId, id });
export const voice = (id: string) => ({ type: 'voice', voice_id: '829824295735410756', id });
export const image = (url = IMAGE_URL) => ({ type: 'image', url });
export const video = (url = VIDEO_URL) => ({ type: 'video', url });
