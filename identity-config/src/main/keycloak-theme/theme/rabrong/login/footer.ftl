<#-- Below every form: the manuals and whom to ask, then who runs the system -->
<#macro content>
  <div class="rabrong-help">
    <a href="/manual">${msg("rabrongManual")}</a>
    <span>${msg("rabrongAsk")}</span>
  </div>
  <p class="rabrong-owner"><span>${msg("rabrongGroup")}</span> <span>${msg("rabrongOffice")}</span></p>
</#macro>
