const bundle={get url(){return require("node:url").pathToFileURL(require("node:path").join(__dirname,"../cli.cjs")).href}};
"use strict";var s=Object.defineProperty;var p=Object.getOwnPropertyDescriptor;var d=Object.getOwnPropertyNames;var m=Object.prototype.hasOwnProperty;var x=(t,n)=>{for(var e in n)s(t,e,{get:n[e],enumerable:!0})},$=(t,n,e,i)=>{if(n&&typeof n=="object"||typeof n=="function")for(let r of d(n))!m.call(t,r)&&r!==e&&s(t,r,{get:()=>n[r],enumerable:!(i=p(n,r))||i.enumerable});return t};var y=t=>$(s({},"__esModule",{value:!0}),t);var R={};x(R,{write:()=>D});module.exports=y(R);var b=/[\u034f\0-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\u{e0000}-\u{e01ef}]|#(?=[\ufe00-\ufe0f]*#)/gu;function f(t){return t.replace(b,n=>h(n)??v(n))}function h(t){if(t===`
`)return"\\n";if(t==="\r")return"\\r";if(t==="	")return"\\t"}function v(t){let n="";for(let e=0;e<t.length;e++)n+=`\\u${t.charCodeAt(e).toString(16).padStart(4,"0")}`;return n}var u=`<?xml version="1.0" encoding="UTF-8"?>
`,j={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&apos;"};function o(t){return f(t).replace(/[&<>"']/g,n=>j[n])}function c(t){let n=new Map;for(let e of t){let i=n.get(e.file);i?i.push(e):n.set(e.file,[e])}return n}function D({diagnostics:t,version:n}){let e=`${u}<checkstyle version="${o(n)}">
`;for(let[i,r]of c(t))e+=`  <file name="${o(i)}">
${r.map(w).join("")}  </file>
`;return e+`</checkstyle>
`}function w({range:t,severity:n,message:e,help:i,rule:r}){let{line:g,column:l}=t.start,a=i===void 0?"":` (help: ${i})`;return`    <error line="${g}" column="${l}" severity="${n}" message="${o(e+a)}" source="teamslint.${o(r)}"/>
`}0&&(module.exports={write});
