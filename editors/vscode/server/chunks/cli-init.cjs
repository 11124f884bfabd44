const bundle={get url(){return require("node:url").pathToFileURL(require("node:path").join(__dirname,"../cli.cjs")).href}};
"use strict";var M=Object.create;var d=Object.defineProperty;var J=Object.getOwnPropertyDescriptor;var B=Object.getOwnPropertyNames;var K=Object.getPrototypeOf,L=Object.prototype.hasOwnProperty;var m=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(n){throw t=0,n}},Q=(e,t)=>{for(var n in t)d(e,n,{get:t[n],enumerable:!0})},w=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let i of B(t))!L.call(e,i)&&i!==n&&d(e,i,{get:()=>t[i],enumerable:!(r=J(t,i))||r.enumerable});return e};var u=(e,t,n)=>(n=e!=null?M(K(e)):{},w(t||!e||!e.__esModule?d(n,"default",{value:e,enumerable:!0}):n,e)),U=e=>w(d({},"__esModule",{value:!0}),e);var k=m((ie,b)=>{b.exports=require("./cli-main.cjs").cli_prepare});var $=m((se,S)=>{S.exports=require("./cli-main.cjs").cli_tell});var F=m((oe,v)=>{v.exports=require("./cli-main.cjs").format_visible});var T=m((ce,N)=>{N.exports=require("./cli-main.cjs").words});var ne={};Q(ne,{run:()=>Y});module.exports=U(ne);var D=require("node:path"),_=u(k(),1),l=u($(),1),A=u(F(),1);var j={regexp:"^(.+?):(\\d+):(\\d+): (error|warning|info): (.*) \\[([\\w-]+)\\]$",file:1,line:2,column:3,severity:4,message:5,code:6},E={owner:"teamslint",source:"teamslint",fileLocation:["autoDetect","${workspaceFolder}"],pattern:j},ae=R({problemMatcher:[{owner:"teamslint",pattern:[j]}]}),C=R({version:"2.0.0",tasks:[{label:"teamslint",type:"shell",command:"npx teamslint --format unix",problemMatcher:E},{label:"teamslint: watch",type:"shell",command:"npx teamslint --format unix --watch",isBackground:!0,problemMatcher:{...E,background:{activeOnStart:!0,beginsPattern:"^(?:\\x1b\\[[0-9]*[A-Z])*\\[watch\\] checking",endsPattern:"^\\[watch\\] done"}}}]});function P(e){return`repos:
  - repo: https://github.com/teamslint/teamslint
    rev: v${e}
    hooks:
      - id: teamslint
`}function O(e){return`name: teamslint
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  teamslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: teamslint/teamslint@v${e}
`}function W(e){return`steps:
  - task: NodeTool@0
    inputs:
      versionSpec: 20.x
  - script: npx --yes teamslint@${e} --format azure
    displayName: teamslint
`}function q(e){return`teamslint:
  image: node:20
  script:
    - npx --yes teamslint@${e} --format pretty --format gitlab --output teamslint.json
  artifacts:
    when: always
    reports:
      codequality: teamslint.json
`}function R(e){return`${JSON.stringify(e,void 0,2)}
`}var I=u(T(),1);var y=u(require("node:fs"),1),f=require("node:path");function z(e,t,n=y){try{n.mkdirSync((0,f.dirname)(e),{recursive:!0}),n.writeFileSync(e,t,{flag:"wx"});return}catch(r){return X(r)}}var V={EACCES:"permission is denied",EPERM:"permission is denied",EROFS:"the disk is read-only",ENOSPC:"the disk is full",EDQUOT:"the disk quota is used up",EEXIST:"there is already such a file",ENOENT:"there is no such file or folder"};function X(e){let t=e instanceof Error&&"code"in e?String(e.code):"";return V[t]??(t===""?"it cannot be written":`it cannot be written (${t})`)}async function Y(e,t,n){let r=await(0,_.prepare)(e,t,n);if("message"in r)return(0,l.cannotRun)(r.message,t);let{apps:i,requestFiles:c,pairing:a}=await r.check(),p=i.map(({path:o})=>o).filter(o=>!/\.zip$/i.test(o)),s=new Set([void 0,"the ids in a request"]),g=[...c].filter(o=>s.has(a(o).reason)).sort();return Z({files:r.files,world:t,yes:e.yes===!0,manifests:p,unpaired:g})}async function Z(e){let{files:t,world:n,yes:r,manifests:i,unpaired:c}=e,{ask:a}=n;if(i.length===0)return(0,l.cannotRun)("there is no Teams app manifest here: run init in the folder of the app's repository",n);if(!r&&!a)return(0,l.cannotRun)("init asks before it writes, and there is no terminal to ask on: --yes writes without asking",n);n.out(`${(0,I.plural)(i.length,"app")}: ${i.map(A.visible).join(", ")}
`);let p=!1;for(let{path:s,purpose:g,text:o}of G(i,c,t,n.version)){if(t.kind(s)!==void 0){n.out(`
${s} is there already and stays as it is. ${te(s,o,t)}`);continue}let h=r||!a?"y":await a(`
Write ${s}, ${g}? [Y/n] `);if(h===void 0)break;if(!/^(?:y|yes)?$/i.test(h.trim()))continue;let x=z((0,D.resolve)(n.cwd,s),o);x===void 0?n.out(`wrote ${s}
`):(p=!0,(0,l.tell)(`${s}: ${x}`,n))}return p?2:0}function G(e,t,n,r){return[{path:"teamslint.config.json",purpose:"the configuration",text:H(e,t,n)},{path:".pre-commit-config.yaml",purpose:"which lints what is about to be committed",text:P(r)},ee(n,r),{path:".vscode/tasks.json",purpose:"tasks that fill the list of problems in VS Code",text:C}]}function H(e,t,n){let i={...n.kind("package.json")==="file"&&{$schema:"./node_modules/teamslint/dist/config.schema.json"},...t.length>0&&{apps:e.map((c,a)=>({manifest:c,requests:a===0?t:[]}))},rules:{}};return`${JSON.stringify(i,void 0,2)}
`}function ee(e,t){let n="which lints every push";return e.kind(".gitlab-ci.yml")==="file"?{path:".gitlab-ci.yml",purpose:n,text:q(t)}:e.kind("azure-pipelines.yml")==="file"?{path:"azure-pipelines.yml",purpose:n,text:W(t)}:{path:".github/workflows/teamslint.yml",purpose:n,text:O(t)}}function te(e,t,n){let r=n.text(e);return e==="teamslint.config.json"||"text"in r&&r.text.includes("teamslint")?`It speaks of teamslint already.
`:`Add this to it:

${t.replace(/^(?=.)/gm,"    ")}`}0&&(module.exports={run});
