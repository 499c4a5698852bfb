# Prints what zsh lists when TAB is pressed behind a line: zsh -f listed.zsh FOLDER_OF_COMPLETION LINE
zmodload zsh/zpty
zpty typed "stty rows 50 columns 200; exec zsh -f -i"
zpty -w typed "PROMPT= fpath=(${(q)1} \$fpath); autoload -Uz compinit && compinit -u -D; setopt no_beep; unsetopt zle_bracketed_paste"
zpty -w typed "finished() { zle -M ''; print -r -- LISTED }; zle -N finished; bindkey '^I' list-choices; bindkey '^X' finished; print READ''Y"
zpty -r typed output '*READY*'
zpty -w -n typed "$2"$'\t\x18'
zpty -r typed output '*LISTED*'
print -r -- "${output//$'\r'/}"
zpty -d typed
