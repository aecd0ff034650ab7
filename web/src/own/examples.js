// Texts to start from.

/** @type {Record<string, { name: string, text: string }[]>} */
export const EXAMPLES = {
  rule: [
    { name: 'Gradient descent', text: 'w=w-lr*g' },
    { name: 'Momentum', text: 'm=mu*m+g;w=w-lr*m' },
    { name: 'Nesterov', text: 'm=mu*m+g;w=w-lr*(g+mu*m)' },
    { name: 'AdaGrad', text: 'v=v+g^2;w=w-lr*g/(sqrt(v)+eps)' },
    { name: 'RMSprop', text: 'v=b2*v+(1-b2)*g^2;w=w-lr*g/(sqrt(v)+eps)' },
    {
      name: 'Adam',
      text: 'm=b1*m+(1-b1)*g;v=b2*v+(1-b2)*g^2;w=w-lr*(m/(1-b1^t))/(sqrt(v/(1-b2^t))+eps)',
    },
    {
      name: 'AdamW',
      text: 'm=b1*m+(1-b1)*g;v=b2*v+(1-b2)*g^2;w=w-lr*wd*w;w=w-lr*(m/(1-b1^t))/(sqrt(v/(1-b2^t))+eps)',
    },
    { name: 'Lion', text: 'c=b1*m+(1-b1)*g;w=w-lr*(sign(c)+wd*w);m=b2*m+(1-b2)*g' },
    { name: 'Signs only', text: 'w=w-lr*sign(g)' },
    { name: 'Every layer the same length', text: 'w=w-lr*g/(norm(g)+eps)' },
    { name: 'Clipped as a whole', text: 'g=g*min(1,limit/(norm_all(g)+1e-12));w=w-lr*g' },
    { name: 'Only where signs agree', text: 'm=mu*m+(1-mu)*g;w=w-where(m*g>0,lr*m,0)' },
  ],
  schedule: [
    { name: 'Up, then down in a line', text: 'lr*min(1,(t+1)/rise)*max(0,1-t/steps)' },
    { name: 'Up, then half a cosine', text: 'lr*min(1,(t+1)/rise)*(1+cos(pi*t/steps))/2' },
    { name: 'Stairs', text: 'lr*gamma^floor(t/period)' },
    { name: 'One over the root', text: 'lr/sqrt(1+t/period)' },
    { name: 'Saw teeth', text: 'lr*(1-0.9*(t%period)/period)' },
    { name: 'A pulse', text: 'lr*where(t<start,1,where(t<2*start,factor,1))' },
  ],
  surface: [
    { name: 'Bowl with ripples', text: 'x^2/4+k*y^2+sin(3*x)/2' },
    { name: 'Valley that bends', text: '(1-x)^2+10*k*(y-x^2)^2' },
    { name: 'Egg box', text: '(x^2+y^2)/10+sin(2*x)*sin(2*y)' },
    { name: 'Two holes', text: '(x^2-2)^2/4+k*y^2+x/5' },
    { name: 'Saddle', text: 'x^2-k*y^2+y^4/10' },
    { name: 'Sharp and flat', text: 'log(1+10*x^2+y^2)' },
  ],
};
